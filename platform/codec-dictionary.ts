/**
 * What payloads have in common, so that even a short one packs well; the commonest stand last. Histories were written
 * with exactly this text: it must never be edited (payloads packed without it can be read with it).
 */
export const DICTIONARY = Buffer.from(
  [
    '{"reference":"","pathwayVersion":"1","training":false,"training":true,"workflowId":"","workflowType":"","alarmId":"","noticeIds":["',
    '"CLOCK_STARTED","CLOCK_STOPPED","CLOCK_MET","CLOCK_MOVE_STARTED","ENTRY_MADE","CASE_ENDED","PART_ENDED","PART_STARTED","REFERRAL_SUBMITTED"',
    '"REMINDER_SENT","TASK_OVERDUE","ESCALATED","ALARM_NOTICED","TASK_CLAIMED","TASK_ASSIGNED","MEMBER_NAMED","TASK_FULFILLED","TASK_CANCELLED","TASK_CANCELLED"',
    '"label":"OVERDUE ","label":"L1 ","label":"L2 ","label":"R3 ","label":"R1 ',
    '\n\n\x16\n\x08encoding\x12\njson/plain\x12\n{"caseId":"01a204b0-985c-7388-bbe2-49994bbeff0e","epoch":1,"seq":',
    ',"codes":["TASK_COMPLETED","STATUS_CHANGED","TASK_OPENED","TASK_OPENED"],"stage":"',
    '","overdue":false,"overdue":true,"open":[{"step":"","dueAt":"2026-11-30T14:00:00.000Z","level":0},{"step":"","dueAt":"2026-12-30T14:00:00.000Z","level":0}]',
    ',"next":null,"next":{"id":"01a204b0-a689-7729-b778-911e743510e9:OVERDUE:0","id":":R3:0","id":":R1:0","at":"2026-11-27T06:30:00.000Z","wakeAt":"2027-01-26T06:30:00.000Z","label":"R1 ',
    '"},"deliveries":[],"deliveries":[{"wakeAt":"2026-11-23T06:00:00.000Z","noticeIds":[""]}],"children":[],"movingTo":null,"ended":true}',
    ',"children":[],"movingTo":null,"ended":false}',
  ].join(''),
);
