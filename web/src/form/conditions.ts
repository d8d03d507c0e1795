/** A condition as the pathway's data writes it; facts of the case are the server's to judge. */
interface Condition {
  readonly all?: readonly Condition[];
  readonly any?: readonly Condition[];
  readonly not?: Condition;
  readonly fact?: string;
  readonly field?: string;
  readonly is?: unknown;
  readonly in?: readonly unknown[];
  readonly present?: boolean;
  readonly atLeast?: number;
  readonly includes?: unknown;
  readonly outcome?: string;
}

interface Form {
  readonly data: Readonly<Record<string, unknown>>;
  readonly outcome: string | undefined;
}

/**
 * Whether a condition holds for what is in the form now; undefined where it hangs on facts that only the server has. Used
 * for what a form asks for; the server decides again when the form is sent.
 */
export function holds(condition: unknown, form: Form): boolean | undefined {
  return typeof condition === 'object' && condition !== null ? judge(condition, form) : undefined;
}

function judge(condition: Condition, form: Form): boolean | undefined {
  if (condition.all !== undefined) return every(condition.all.map((each) => judge(each, form)));
  if (condition.any !== undefined) return not(every(condition.any.map((each) => not(judge(each, form)))));
  if (condition.not !== undefined) return not(judge(condition.not, form));
  if (condition.outcome !== undefined) return form.outcome === condition.outcome;
  if (condition.field === undefined) return undefined;
  return compare(condition, valueAt(form.data, condition.field));
}

function compare(condition: Condition, value: unknown): boolean {
  if (condition.present !== undefined) return isFilled(value) === condition.present;
  if (condition.is !== undefined) return value === condition.is;
  if (condition.in !== undefined) return condition.in.includes(value);
  if (condition.atLeast !== undefined)
    return (Array.isArray(value) ? value.length : Number(value)) >= condition.atLeast;
  if (condition.includes !== undefined) return Array.isArray(value) && value.includes(condition.includes);
  return Boolean(value);
}

/** True for anything but nothing: an empty text or list is nothing, `false` and 0 are answers. */
export function isFilled(value: unknown): boolean {
  if (value === undefined || value === null) return false;
  if (typeof value === 'string') return value.trim() !== '';
  if (Array.isArray(value)) return value.length > 0;
  return typeof value !== 'object' || Object.values(value).some(isFilled);
}

/** The value of `field` or `group.part`; a form keeps a group's parts under their whole names or as an object. */
export function valueAt(data: Readonly<Record<string, unknown>>, path: string): unknown {
  if (Object.hasOwn(data, path)) return data[path];
  const parts = Object.entries(data).filter(([name]) => name.startsWith(`${path}.`));
  if (parts.length > 0) return Object.fromEntries(parts);
  return path
    .split('.')
    .reduce<unknown>(
      (value, part) => (typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined),
      data,
    );
}

function every(results: readonly (boolean | undefined)[]): boolean | undefined {
  if (results.includes(false)) return false;
  return results.includes(undefined) ? undefined : true;
}

function not(result: boolean | undefined): boolean | undefined {
  return result === undefined ? undefined : !result;
}
