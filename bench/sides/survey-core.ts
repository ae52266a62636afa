import express from 'express';
import { MongoClient } from 'mongodb';
import { Model } from 'survey-core';
import { survey } from '../form.ts';
import { serve, storageUri } from './side.ts';

/** The bare route that validates with survey-core, one Model kept for all requests. */
const client = await MongoClient.connect(storageUri(), {
  writeConcern: { w: 1, journal: true },
  retryWrites: false,
});
const collection = client.db('bench').collection<{ _id: string }>('surveyCore');
const model = new Model(survey);
const app = express();
app.post('/answer', express.json({ limit: '256kb' }), async (request, response) => {
  const { id, answers, ...rest } = request.body as {
    id: string;
    answers: Record<string, unknown>;
  };
  model.data = answers;
  if (!model.validate(false)) {
    response.status(422).json({ id });
    return;
  }
  await collection.insertOne({ _id: id, ...rest, answers } as never);
  response.status(201).json({ id });
});
serve(app, '/answer');
