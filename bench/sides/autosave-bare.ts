import { randomUUID } from 'node:crypto';
import express from 'express';
import { MongoClient } from 'mongodb';
import { filledIn, formCount, question, type FormsReady } from './autosave-form.ts';
import { serve, storageUri } from './side.ts';

/** The least there can be: a bare Express route with one conditional update, journaled. */
interface Form {
  _id: string;
  answers: Record<string, unknown>;
  fields: Record<string, { version: number; by: string; at: Date }>;
}

const client = await MongoClient.connect(storageUri(), {
  writeConcern: { w: 1, journal: true },
  retryWrites: false,
});
const collection = client.db('bench').collection<Form>('bareForms');
const answers = filledIn();
const mark = { version: 1, by: 'Замер', at: new Date() };
const made = Array.from({ length: formCount }, (): Form => {
  const fields = Object.fromEntries(Object.keys(answers).map((name) => [name, mark]));
  return { _id: randomUUID(), answers, fields };
});
await collection.insertMany(made);

const app = express();
app.patch('/forms/:id', express.json({ limit: '256kb' }), async (request, response) => {
  const {
    question: name,
    base,
    answer,
  } = request.body as {
    question: string;
    base: number;
    answer: unknown;
  };
  const written = { version: base + 1, by: 'Замер', at: new Date() };
  const { modifiedCount } = await collection.updateOne(
    { _id: request.params.id, [`fields.${name}.version`]: base },
    { $set: { [`answers.${name}`]: answer, [`fields.${name}`]: written } as never },
  );
  response.status(modifiedCount === 1 ? 200 : 409).json({ version: written.version });
});
serve<FormsReady>(app, '', () =>
  Promise.resolve({
    forms: made.map(({ _id: id }) => ({ id, headers: {} })),
    question,
    version: 1,
  }),
);
