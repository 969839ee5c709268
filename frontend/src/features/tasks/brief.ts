import type {
  AgeBand,
  Carrier,
  Category,
  CreativeInput,
  Gender,
  PricingModel,
  TaskBriefFragment,
  TaskBriefInput,
} from '@/gql/graphql';
import { minorOf, typedOf } from '@/shared/amounts';

/** The form as a person fills it in: amounts in yuan as typed, the rate in percent. */
export interface BriefForm {
  title: string;
  product: string;
  description: string;
  category: Category;
  landingUrl: string;
  model: PricingModel;
  rateBp?: number;
  bidMinor?: string;
  budgetMinor: string;
  dailyCapMinor?: string;
  startsOn: string;
  endsOn: string;
  slots: number;
  disclosure: string;
  maxRevisions: number;
  reviewHours: number;
  forbiddenCategories?: Category[];
  targeting: {
    regions?: string[];
    genders?: Gender[];
    ageBands?: AgeBand[];
    carriers?: Carrier[];
    categories?: Category[];
    minMembers?: number;
    minEvidenceLevel?: number;
  };
  copyTitle?: string;
  copyBody?: string;
}

/** The word the advertising law wants to read, in its usual brackets. */
export const LABEL = '\u300c\u5e7f\u544a\u300d';

export const STEPS = ['goods', 'audience', 'pay', 'content'] as const;
export type StepName = (typeof STEPS)[number];

/** Which fields each step asks for: a refused field leads back to its step. */
export const FIELDS: Record<StepName, string[]> = {
  goods: ['title', 'product', 'category', 'landingUrl', 'description'],
  audience: ['targeting', 'forbiddenCategories'],
  pay: ['model', 'rateBp', 'bidMinor', 'budgetMinor', 'dailyCapMinor', 'startsOn', 'endsOn', 'slots'],
  content: ['disclosure', 'maxRevisions', 'reviewHours', 'copyTitle', 'copyBody', 'creatives'],
};

export function stepOf(field: string): StepName {
  return STEPS.find(step => FIELDS[step].includes(field)) ?? 'content';
}

export function briefOf(form: BriefForm): TaskBriefInput {
  const { copyTitle, copyBody, rateBp, bidMinor, ...rest } = form;
  const isShare = form.model === 'CPS';
  return {
    ...rest,
    rateBp: isShare && rateBp !== undefined ? Math.round(rateBp * 100) : undefined,
    bidMinor: isShare ? undefined : minorOf(bidMinor),
    budgetMinor: minorOf(form.budgetMinor) ?? '0',
    dailyCapMinor: minorOf(form.dailyCapMinor),
  };
}

export function creativesOf(form: BriefForm): CreativeInput[] {
  if (!form.copyBody?.trim()) return [];
  return [{ kind: 'TEXT', title: form.copyTitle?.trim() || form.title, body: form.copyBody }];
}

/** A stored draft as the form shows it. */
export function formOf(task: TaskBriefFragment): BriefForm {
  const copy = task.creatives?.nodes.find(creative => creative.kind === 'TEXT');
  return {
    title: task.title,
    product: task.product,
    description: task.description,
    category: task.category,
    landingUrl: task.landingUrl,
    model: task.model,
    rateBp: task.rateBp ? task.rateBp / 100 : undefined,
    bidMinor: typedOf(task.bidMinor),
    budgetMinor: typedOf(task.budgetMinor) ?? '',
    dailyCapMinor: typedOf(task.dailyCapMinor),
    startsOn: task.startsOn,
    endsOn: task.endsOn,
    slots: task.slots,
    disclosure: task.disclosure,
    maxRevisions: task.maxRevisions,
    reviewHours: task.reviewHours,
    forbiddenCategories: [...task.forbiddenCategories],
    targeting: {
      regions: [...task.targeting.regions],
      genders: [...task.targeting.genders],
      ageBands: [...task.targeting.ageBands],
      carriers: [...task.targeting.carriers],
      categories: [...task.targeting.categories],
      minMembers: task.targeting.minMembers,
      minEvidenceLevel: task.targeting.minEvidenceLevel,
    },
    copyTitle: copy?.title,
    copyBody: copy?.body,
  };
}
