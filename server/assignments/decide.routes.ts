import { z } from 'zod';
import type { Permission, StaffActor } from '../access.ts';
import { staffRoute } from '../handle.ts';
import { acceptForm, reopenForm, returnForm, sendBackForm } from './decide.model.ts';
import { grantExceptions } from './exceptions.model.ts';
import type { By } from './fill.model.ts';
import type { Assignment } from './model.ts';
import { attachScan } from './scan.model.ts';
import {
  assignmentView,
  dataFormView,
  exceptionInput,
  returnInput,
  revisionInput,
  scanInput,
} from './schema.ts';
import { ownAssignment, standingOf } from './situation.ts';
import { signForm } from './submit.model.ts';
import { presentAssignments, presentForm } from './view.ts';

const params = z.object({ assignmentId: z.uuid() });

/** A decision about one form; it answers with the form as it is after it. */
function decision<B extends z.ZodType>(
  action: string,
  summary: string,
  can: Permission,
  body: B,
  act: (by: By, assignment: Assignment, input: z.output<B>) => Promise<unknown>,
) {
  return staffRoute(
    {
      method: 'post',
      path: `/api/assignments/:assignmentId/${action}`,
      summary,
      can,
      params,
      body,
      answer: dataFormView,
    },
    async (context, input) => {
      const { actor, now }: { actor: StaffActor; now: Date } = context;
      const assignment = await ownAssignment(actor, input.params.assignmentId);
      await act({ actor, now }, assignment, input.body as z.output<B>);
      return presentForm(await standingOf(actor, assignment, now), now);
    },
  );
}

/** The head signs, the department takes in; both send back with remarks. */
export const decideRoutes = [
  decision(
    'sign',
    'Sign what the coordinator filled in: from now on it counts',
    'dataForm.sign',
    revisionInput,
    (by, assignment, { revision }) => signForm(by, assignment, revision),
  ),
  decision(
    'sendBack',
    'Send back what was to be signed, with remarks',
    'dataForm.sign',
    returnInput.omit({ until: true }),
    sendBackForm,
  ),
  decision(
    'return',
    'Return what was submitted, with remarks; it opens for its owner',
    'dataForm.accept',
    returnInput,
    returnForm,
  ),
  decision(
    'accept',
    'Take what was submitted as final',
    'dataForm.accept',
    revisionInput,
    (by, assignment, { revision }) => acceptForm(by, assignment, revision),
  ),
  decision(
    'reopen',
    'Take an acceptance back',
    'dataForm.accept',
    revisionInput,
    (by, assignment, { revision }) => reopenForm(by, assignment, revision),
  ),
  decision(
    'scan',
    'Attach the signed paper',
    'dataForm.fill',
    scanInput,
    (by, assignment, { fileId }) => attachScan(by, assignment, fileId),
  ),
  staffRoute(
    {
      method: 'put',
      path: '/api/assignments/exceptions',
      summary: 'Give organizations a later deadline with a reason, or take it back',
      can: 'dataForm.except',
      body: exceptionInput,
      answer: z.array(assignmentView),
    },
    async ({ actor, now }, { body: { assignmentIds, until, reason } }) => {
      const date = until === null ? null : new Date(until);
      const changed = await grantExceptions({ actor, now }, assignmentIds, { until: date, reason });
      return presentAssignments(actor, changed, now);
    },
  ),
];
