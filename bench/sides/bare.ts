import express from 'express';
import { MongoClient } from 'mongodb';
import { serve, storageUri } from './side.ts';

/** The least there can be: a bare Express route that inserts what came, journaled. */
const client = await MongoClient.connect(storageUri(), {
  writeConcern: { w: 1, journal: true },
  retryWrites: false,
});
const bare = client.db('bench').collection<{ _id: string }>('bare');
const app = express();
app.post('/answer', express.json({ limit: '256kb' }), async (request, response) => {
  const { id, ...rest } = request.body as { id: string };
  await bare.insertOne({ _id: id, ...rest });
  response.status(201).json({ id });
});
serve(app, '/answer');
