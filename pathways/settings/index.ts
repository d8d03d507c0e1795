export { tidySettings, withSettings } from './apply';
export { lengthBounds, lockOf, REMINDER_BOUNDS, RUNG_BOUNDS, rungRecipients, toldByLists } from './changeable';
export { differences } from './differences';
export { settingsFaults } from './faults';
export { type Judged, judge, standing } from './judge';
export { type LawMargin, lawMargin } from './law';
export { NO_SETTINGS, type PathwaySettings } from './model';
