/** Name, value and end of a cookie that an answer sets. */
export function parseSetCookie(line: string): {
  readonly name: string;
  readonly value: string;
  readonly gone: boolean;
} {
  const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
  const equals = pair.indexOf('=');
  const gone = attributes.some((each) => /^(max-age=0|expires=Thu, 01 Jan 1970)/i.test(each));
  return { name: pair.slice(0, equals), value: pair.slice(equals + 1), gone: gone || pair.endsWith('=') };
}
