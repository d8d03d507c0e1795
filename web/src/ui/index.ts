/** The kit: all that pages may use to draw. A city that insists on another kit replaces this folder and nothing else. */
import './styles';

export { Badge, type BadgeTone, DueBadge } from './badge';
export { Button, ButtonLink, Link } from './button';
export { DateField, TimeField } from './date-field';
export { Dialog } from './dialog';
export { ErrorSummary, type SummaryLine } from './error-summary';
export { EmptyState, ErrorState, Notification, Skeleton } from './feedback';
export { describedBy, Field, FieldGroup, type FieldProps } from './field';
export { HelpTip } from './help-tip';
export { Icon, type IconName } from './icon';
export { Checkbox, CheckboxGroup, type Choice, RadioGroup, Select, TextArea, TextInput } from './inputs';
export { Meter } from './meter';
export { Card, Facts, PageTitle, SkipLink } from './page';
export { type StepOfPath, Stepper } from './stepper';
export { type Column, Table } from './table';
export { type Tab, Tabs } from './tabs';
