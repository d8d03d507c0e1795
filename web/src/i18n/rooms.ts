import type { Language } from './languages';

type Load = () => Promise<{ readonly default: object }>;
type Loads = Readonly<Record<Language, Load>>;

/** Words of pages that few people open or that are long: fetched with the page, not with the first view. */
export const ROOMS = {
  case: {
    fi: () => import('./rooms/fi/case.json'),
    sv: () => import('./rooms/sv/case.json'),
    en: () => import('./rooms/en/case.json'),
  },
  referral: {
    fi: () => import('./rooms/fi/referral.json'),
    sv: () => import('./rooms/sv/referral.json'),
    en: () => import('./rooms/en/referral.json'),
  },
  admin: {
    fi: () => import('./rooms/fi/admin.json'),
    sv: () => import('./rooms/sv/admin.json'),
    en: () => import('./rooms/en/admin.json'),
  },
  insights: {
    fi: () => import('./rooms/fi/insights.json'),
    sv: () => import('./rooms/sv/insights.json'),
    en: () => import('./rooms/en/insights.json'),
  },
  notices: {
    fi: () => import('./rooms/fi/notices.json'),
    sv: () => import('./rooms/sv/notices.json'),
    en: () => import('./rooms/en/notices.json'),
  },
  rules: {
    fi: () => import('./rooms/fi/rules.json'),
    sv: () => import('./rooms/sv/rules.json'),
    en: () => import('./rooms/en/rules.json'),
  },
  own: {
    fi: () => import('./rooms/fi/own.json'),
    sv: () => import('./rooms/sv/own.json'),
    en: () => import('./rooms/en/own.json'),
  },
  usage: {
    fi: () => import('./rooms/fi/usage.json'),
    sv: () => import('./rooms/sv/usage.json'),
    en: () => import('./rooms/en/usage.json'),
  },
  help: {
    fi: () => import('./rooms/fi/help.json'),
    sv: () => import('./rooms/sv/help.json'),
    en: () => import('./rooms/en/help.json'),
  },
  statements: {
    fi: () => import('./rooms/fi/statements.json'),
    sv: () => import('./rooms/sv/statements.json'),
    en: () => import('./rooms/en/statements.json'),
  },
} as const satisfies Readonly<Record<string, Loads>>;

export type Room = keyof typeof ROOMS;
