/** Line drawings on a 24 × 24 grid. The words beside them say the same, so screen readers skip them. */
const PATHS = {
  chat: 'M4 5h16v11H9l-5 4z',
  leave: 'M10 4H5v16h5M9 12h11m-4-4 4 4-4 4',
  globe: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3 12h18M12 3c5 5 5 13 0 18-5-5-5-13 0-18z',
  check: 'm5 13 4 4L19 7',
  circle: 'M12 5a7 7 0 1 0 0 14 7 7 0 0 0 0-14z',
  question: 'M9 9a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.4m0 3.5v.1',
  cross: 'm7 7 10 10M17 7 7 17',
  phone: 'M6 3h3l2 5-2.5 1.5a12 12 0 0 0 6 6L16 13l5 2v3a3 3 0 0 1-3 3A15 15 0 0 1 3 6a3 3 0 0 1 3-3z',
  web: 'M10 6H5v13h13v-5M13 4h7v7m0-7-9 9',
  email: 'M3 6h18v12H3zm0 1 9 6 9-6',
  address: 'M12 21s7-6 7-11a7 7 0 1 0-14 0c0 5 7 11 7 11zm0-8.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3 2',
  calendar: 'M4 6h16v14H4zM4 11h16M8 3v4m8-4v4',
  warning: 'M12 4 2.500 20h19zM12 10v4.500m0 2.500v.1',
  note: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v5.500m0-9v.1',
  crisis: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v6m0 3.500v.1',
  link: 'M10 14a4 4 0 0 0 6 0l3-3a4.200 4.200 0 0 0-6-6l-1.500 1.500M14 10a4 4 0 0 0-6 0l-3 3a4.200 4.200 0 0 0 6 6l1.500-1.500',
  sound: 'M4 10v4h4l5 4V6L8 10zM16 9a4.500 4.500 0 0 1 0 6m2.500-8.500a8 8 0 0 1 0 11',
  send: 'M5 12h14m-6-6 6 6-6 6',
} as const;

export type IconName = keyof typeof PATHS;

/** A drawing in the colour of the surrounding text. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
