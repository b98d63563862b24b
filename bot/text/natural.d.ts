/** The stemmers of `natural`. Each is imported alone, because the whole package opens databases and reads `.env`. */
declare module 'natural/lib/natural/stemmers/*' {
  const stemmer: { stem(word: string): string };
  export default stemmer;
}
