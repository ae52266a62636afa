import { assignment, fill } from './ru/assignments.ts';
import { campaign, link, newCampaign, progress } from './ru/campaigns.ts';
import { common, rail, role, session } from './ru/common.ts';
import { indicator } from './ru/indicators.ts';
import { audit, form, organization } from './ru/organizations.ts';
import { municipality } from './ru/municipalities.ts';
import { invitation, join, password, person } from './ru/people.ts';
import { results } from './ru/results.ts';
import { schedule } from './ru/schedule.ts';
import { message, poster } from './ru/sending.ts';
import { today } from './ru/today.ts';

/** Every Russian text of the staff application, by noun. */
export const ru = {
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
