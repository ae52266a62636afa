import { assignment, checks, fill, paper, scan, term } from './ru/assignments.ts';
import { calendar } from './ru/calendar.ts';
import { campaign, link, newCampaign, progress } from './ru/campaigns.ts';
import { check } from './ru/checks.ts';
import { common, rail, role, session } from './ru/common.ts';
import { boundTemplate, compilation, completeness } from './ru/completeness.ts';
import { computed, coverage, setting } from './ru/coverage.ts';
import { evidence, judgement } from './ru/evidence.ts';
import { excel } from './ru/excel.ts';
import { external, externalImport } from './ru/external.ts';
import { file } from './ru/files.ts';
import { editor, form, formChange } from './ru/forms.ts';
import { indicator } from './ru/indicators.ts';
import { audit, organization } from './ru/organizations.ts';
import { organizationImport } from './ru/organization-import.ts';
import { municipality } from './ru/municipalities.ts';
import { occurrence } from './ru/occurrences.ts';
import { invitation, join, password, person } from './ru/people.ts';
import { plan } from './ru/plan.ts';
import { comparison, debtors, release, results } from './ru/results.ts';
import { reminder } from './ru/reminders.ts';
import { brief, report, summary } from './ru/reports.ts';
import { schedule } from './ru/schedule.ts';
import { message, poster } from './ru/sending.ts';
import { today } from './ru/today.ts';

/** Every Russian text of the staff application, by noun. */
export const ru = {
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
