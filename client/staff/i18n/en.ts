import { assignment, checks, fill, paper, scan, term } from './en/assignments.ts';
import { calendar } from './en/calendar.ts';
import { campaign, link, newCampaign, progress } from './en/campaigns.ts';
import { check } from './en/checks.ts';
import { common, rail, role, session } from './en/common.ts';
import { boundTemplate, compilation, completeness } from './en/completeness.ts';
import { computed, coverage, setting } from './en/coverage.ts';
import { evidence, judgement } from './en/evidence.ts';
import { excel } from './en/excel.ts';
import { external, externalImport } from './en/external.ts';
import { file } from './en/files.ts';
import { editor, form, formChange } from './en/forms.ts';
import { indicator } from './en/indicators.ts';
import { audit, organization } from './en/organizations.ts';
import { organizationImport } from './en/organization-import.ts';
import { municipality } from './en/municipalities.ts';
import { occurrence } from './en/occurrences.ts';
import { invitation, join, password, person } from './en/people.ts';
import { plan } from './en/plan.ts';
import { comparison, debtors, release, results } from './en/results.ts';
import { reminder } from './en/reminders.ts';
import { brief, report, summary } from './en/reports.ts';
import { schedule } from './en/schedule.ts';
import { message, poster } from './en/sending.ts';
import { today } from './en/today.ts';

/** Every English text of the staff application; the keys are those of the Russian ones. */
export const en = {
  assignment,
  audit,
  boundTemplate,
  brief,
  calendar,
  campaign,
  checks,
  check,
  common,
  comparison,
  compilation,
  completeness,
  computed,
  coverage,
  debtors,
  editor,
  evidence,
  excel,
  external,
  externalImport,
  fill,
  file,
  form,
  formChange,
  indicator,
  invitation,
  join,
  judgement,
  link,
  message,
  municipality,
  newCampaign,
  occurrence,
  organization,
  organizationImport,
  paper,
  poster,
  password,
  person,
  plan,
  progress,
  rail,
  release,
  reminder,
  report,
  results,
  role,
  schedule,
  scan,
  session,
  setting,
  summary,
  term,
  today,
};
