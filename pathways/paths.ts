import type { Data, Json } from './model';

const SEGMENT = /^([A-Za-z0-9_]+)?(?:\[([A-Za-z0-9_]+)=([^\]]*)\])?$/;

function isObject(value: Json | undefined): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function child(value: Json | undefined, name: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function pick(value: Json | undefined, key: string, wanted: string): Json | undefined {
  if (!Array.isArray(value)) return undefined;
  const list: readonly Json[] = value;
  return list.find((item) => {
    const found = child(item, key);
    return (
      (typeof found === 'string' || typeof found === 'number' || typeof found === 'boolean') && String(found) === wanted
    );
  });
}

/**
 * The value at a path of a form or of the facts; undefined where any part of the way is missing.
 * Dots reach into objects, `[key=value]` picks the first entry of a list with that value:
 * `lead`, `criteria.E5`, `assignments[discipline=FAMW].userId`. Throws RangeError for a path that is none.
 */
export function readPath(data: Data, path: string): Json | undefined {
  let value: Json | undefined = data;
  for (const part of path.split('.')) {
    const match = SEGMENT.exec(part);
    if (!match || part === '') throw new RangeError(`not a path: ${JSON.stringify(path)}`);
    const [, name, key, wanted] = match;
    if (name !== undefined) value = child(value, name);
    if (key !== undefined && wanted !== undefined) value = pick(value, key, wanted);
  }
  return value;
}
