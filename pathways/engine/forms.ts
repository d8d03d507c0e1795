/** What a form must hold before it is accepted, and what the state remembers of it. */
import { holds } from '../conditions';
import type { Data, Field, FieldError, Json } from '../model';
import { contextOf, type Form, type Work } from './work';

function isEmpty(value: Json | undefined): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function asData(value: Json | undefined): Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Data) : {};
}

function missing(work: Work, form: Form, fields: readonly Field[], data: Data, at: string): FieldError[] {
  const errors: FieldError[] = [];
  const whole = contextOf(work, form);
  // Inside a group or list entry, conditions on fields look at the entry first and at the whole form beside it.
  const context = { ...whole, data: { ...form.data, ...data } };
  for (const field of fields) {
    if (field.outcomes && form.outcome !== undefined && !field.outcomes.includes(form.outcome)) continue;
    const path = at + field.name;
    const value = data[field.name];
    const wanted = field.required || (field.requiredWhen && holds(field.requiredWhen, context, work.book.rules));
    if (isEmpty(value)) {
      if (wanted) errors.push({ path, code: 'required' });
      continue;
    }
    if (field.kind === 'GROUP') errors.push(...missing(work, form, field.fields ?? [], asData(value), `${path}.`));
    if (field.kind === 'LIST' && Array.isArray(value)) {
      (value as readonly Json[]).forEach((entry, i) => {
        errors.push(...missing(work, form, field.fields ?? [], asData(entry), `${path}.${i}.`));
      });
    }
    if ((field.kind === 'LIST' || field.kind === 'CODES') && Array.isArray(value)) {
      if (field.min !== undefined && value.length < field.min) errors.push({ path, code: 'too_few' });
    }
    if (field.kind === 'DATE' && field.notFuture && typeof value === 'string' && value > work.env.today) {
      errors.push({ path, code: 'in_future' });
    }
    if (field.kind === 'DATETIME' && field.notFuture && typeof value === 'string' && value > work.env.at) {
      errors.push({ path, code: 'in_future' });
    }
  }
  return errors;
}

/** The faults of a form that only the case can know: fields it must have now, dates that may not be ahead. */
export function faultsOf(work: Work, fields: readonly Field[], form: Form): FieldError[] {
  return missing(work, form, fields, form.data, '');
}

/** The values that rules need later, by the fact's name. Fields that were not filled leave the fact as it was. */
export function factsOf(fields: readonly Field[], data: Data): Data {
  const facts: { [name: string]: Json } = {};
  for (const field of fields) {
    const value = data[field.name];
    if (value === undefined) continue;
    if (field.fact) facts[field.fact] = value;
    if (field.kind === 'GROUP') Object.assign(facts, factsOf(field.fields ?? [], asData(value)));
  }
  return facts;
}
