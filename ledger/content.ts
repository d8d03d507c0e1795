import type { Command, Data, Pathway, TaskState } from '../pathways/model';

/** What a command leaves in `case_content`. */
export interface ContentRow {
  readonly section: string;
  readonly sourceKind: 'INTAKE' | 'STEP' | 'ENTRY' | 'EVENT' | 'REASON';
  readonly sourceId: string;
  readonly code: string;
  readonly draft: boolean;
  readonly data: Data;
}

/** The words people gave as a reason are read with the history, by those who may read content. */
const REASONS = 'reasons';

/** The form's content of a command with the section that says who may read it; null where people wrote nothing. */
export function contentOf(
  command: Command,
  pathway: Pathway,
  tasks: { readonly [id: string]: TaskState },
): ContentRow | null {
  switch (command.type) {
    case 'OPEN_DRAFT':
    case 'SAVE_DRAFT':
    case 'SUBMIT': {
      const { section } = pathway.intake;
      const atOnce = command.type === 'OPEN_DRAFT' && pathway.intake.atOnce !== undefined;
      const draft = command.type !== 'SUBMIT' && !atOnce;
      return { section, sourceKind: 'INTAKE', sourceId: 'INTAKE', code: 'INTAKE', draft, data: command.data };
    }
    case 'COMPLETE': {
      const code = tasks[command.taskId]?.step ?? '';
      const section = pathway.steps.find((step) => step.code === code)?.section ?? code;
      const data = command.reason === undefined ? command.data : { ...command.data, $reason: command.reason };
      return row('STEP', section, command.taskId, code, data);
    }
    case 'ENTRY': {
      const kind = pathway.entries.find((entry) => entry.kind === command.kind);
      return row('ENTRY', kind?.section ?? command.kind, command.entryId, command.kind, command.data);
    }
    case 'EVENT': {
      const event = pathway.events.find((candidate) => candidate.code === command.event);
      return row('EVENT', event?.section ?? command.event, command.event, command.event, command.data);
    }
    case 'ASSIGN':
    case 'EXTEND':
    case 'HELP': {
      const code = tasks[command.taskId]?.step ?? '';
      return row(
        'REASON',
        REASONS,
        command.taskId,
        code,
        command.reason === undefined ? {} : { reason: command.reason },
      );
    }
    default:
      return null;
  }
}

function row(
  sourceKind: ContentRow['sourceKind'],
  section: string,
  sourceId: string,
  code: string,
  data: Data,
): ContentRow | null {
  return Object.keys(data).length === 0 ? null : { section, sourceKind, sourceId, code, draft: false, data };
}
