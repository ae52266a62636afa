import { assignment, fill } from './en/assignments.ts';
import { campaign, link, newCampaign, progress } from './en/campaigns.ts';
import { common, rail, role, session } from './en/common.ts';
import { indicator } from './en/indicators.ts';
import { audit, form, organization } from './en/organizations.ts';
import { municipality } from './en/municipalities.ts';
import { invitation, join, password, person } from './en/people.ts';
import { results } from './en/results.ts';
import { schedule } from './en/schedule.ts';
import { message, poster } from './en/sending.ts';
import { today } from './en/today.ts';

/** Every English text of the staff application; the keys are those of the Russian ones. */
export const en = {
  assignment,
  audit,
  campaign,
  common,
  fill,
  form,
  indicator,
  invitation,
  join,
  link,
  message,
  municipality,
  newCampaign,
  organization,
  poster,
  password,
  person,
  progress,
  rail,
  results,
  role,
  schedule,
  session,
  today,
};
