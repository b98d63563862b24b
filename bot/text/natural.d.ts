/** The stemmers of `natural`, each imported by itself: the package as a whole opens databases and reads `.env`. */
declare module 'natural/lib/natural/stemmers/*' {
  const stemmer: { stem(word: string): string };
  export default stemmer;
}
