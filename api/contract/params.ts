import { z } from 'zod';
import { uuid } from './primitives';

/** `/:id` of a case, task, referral or notice; anything else is no address of this service. */
export const IdParams = z.strictObject({ id: uuid });
