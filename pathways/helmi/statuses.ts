/** From the submission to the end of the service. */
export const OPEN_STATUSES = [
  'SCREENING',
  'RETURNED',
  'WAITLISTED',
  'CONSENT',
  'ASSESSMENT',
  'INTAKE',
  'PLANNING',
  'IN_SERVICE',
  'CLOSING',
] as const;
