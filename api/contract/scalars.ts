import { z } from 'zod';

/** The small words of every answer: an id, an instant in UTC, a Helsinki day, a code of the pathway. */
export const id = z.string().meta({ format: 'uuid' });
export const at = z.string().meta({ format: 'date-time' });
export const day = z.string().meta({ format: 'date' });
export const codeOf = z.string();
