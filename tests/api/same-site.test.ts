import { isForeign } from '../../api/same-site';

const HELMI = 'https://helmi.example.org';
const LOCAL = 'http://localhost:3000';
const OWN = { 'x-helmi': '1' };

describe('a write that another site’s page could have sent', () => {
  it.each([
    ['its own page', { ...OWN, 'sec-fetch-site': 'same-origin', origin: HELMI }, false],
    ['an older browser that only says its origin', { ...OWN, origin: HELMI }, false],
    ['a program that says nothing but the header', OWN, false],
    ['a form of another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, true],
    ['a script of another site that was let set the header', { ...OWN, 'sec-fetch-site': 'cross-site' }, true],
    ['a page of a neighbouring host', { ...OWN, 'sec-fetch-site': 'same-site' }, true],
    ['an older browser at another origin', { ...OWN, origin: 'https://evil.example' }, true],
    ['a page in a sandbox', { ...OWN, origin: 'null' }, true],
    ['another port', { ...OWN, origin: `${HELMI}:8443` }, true],
    ['the same name without TLS', { ...OWN, origin: HELMI.replace('https', 'http') }, true],
    ['a name that begins alike', { ...OWN, origin: `${HELMI}.evil.example` }, true],
    ['its own page without the header', { 'sec-fetch-site': 'same-origin', origin: HELMI }, true],
    ['a header with another value', { 'x-helmi': 'true', origin: HELMI }, true],
  ])('%s', (_, headers, foreign) => {
    expect(isForeign({ headers }, true, HELMI)).toBe(foreign);
  });

  it('on one computer its names are many, the port is not', () => {
    const at = (origin: string) => isForeign({ headers: { ...OWN, origin } }, true, LOCAL);
    expect([at('http://127.0.0.1:3000'), at('http://[::1]:3000'), at('http://localhost:3000')]).toEqual([
      false,
      false,
      false,
    ]);
    expect([at('http://localhost:3001'), at('https://localhost:3000'), at('http://evil.example:3000')]).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('without a cookie there is no header to ask for, but the origin still counts', () => {
    expect(isForeign({ headers: {} }, false, HELMI)).toBe(false);
    expect(isForeign({ headers: { origin: 'https://evil.example' } }, false, HELMI)).toBe(true);
  });
});
