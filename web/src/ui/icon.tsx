/** Pictures beside words; never instead of them, so each is hidden from screen readers. */
const PATHS = {
  alert: 'M12 2 1 21h22L12 2zm1 15h-2v2h2v-2zm0-7h-2v5h2v-5z',
  clock: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm0 2a8 8 0 1 1 0 16 8 8 0 0 1 0-16zm-1 3v6l5 3 1-1.6-4-2.4V7h-2z',
  check: 'M21 7 10 18l-5.5-5.5L6 11l4 4 9.500-9.500z',
  up: 'm12 4-7 7 1.500 1.500L11 8v12h2V8l4.500 4.500L19 11z',
  bell: 'M12 2a1.500 1.500 0 0 0-1.500 1.500v.700A6 6 0 0 0 6 10v5l-2 3h16l-2-3v-5a6 6 0 0 0-4.500-5.800v-.700A1.500 1.500 0 0 0 12 2zm-2 17a2 2 0 0 0 4 0z',
  person:
    'M12 3a4.500 4.500 0 1 1 0 9 4.500 4.500 0 0 1 0-9zm0 10c5 0 8 2.500 8 5.500V21H4v-2.500C4 15.500 7 13 12 13z',
  info: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm-1 5h2v2h-2V7zm0 4h2v6h-2v-6z',
  help: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm-1 14h2v2h-2v-2zm1-10a4 4 0 0 1 4 4c0 2.500-3 2.800-3 5h-2c0-3.300 3-3 3-5a2 2 0 0 0-4 0H8a4 4 0 0 1 4-4z',
  close: 'm12 10.600 6-6L19.400 6l-6 6 6 6-1.400 1.400-6-6-6 6L4.600 18l6-6-6-6L6 4.600z',
  menu: 'M3 5h18v2H3zm0 6h18v2H3zm0 6h18v2H3z',
  forward: 'M4 5v14l8-7zm9 0v14l8-7z',
  pause: 'M6 5h4v14H6zm8 0h4v14h-4z',
  print: 'M7 3h10v4H7zM4 8h16a2 2 0 0 1 2 2v7h-4v4H6v-4H2v-7a2 2 0 0 1 2-2zm4 7v4h8v-4z',
} as const;

export type IconName = keyof typeof PATHS;

/** A 24-unit picture in the colour of the text around it. */
export function Icon({ name, className = '' }: { readonly name: IconName; readonly className?: string }) {
  return (
    <svg className={`h-icon ${className}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} fill="currentColor" fillRule="evenodd" />
    </svg>
  );
}
