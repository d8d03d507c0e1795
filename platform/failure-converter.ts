import { DefaultFailureConverter } from '@temporalio/common';

/** Moves the message and stack of failures into a payload, where the codec encrypts them; named as the SDK looks for it. */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
