/**
 * The least that a durable completion can cost in this house: Express, one route, one transaction of six round trips on
 * the same PostgreSQL. No person, no right, no log of use, no rule, no deadline. Port and pool size are arguments.
 */
import { randomUUID } from 'node:crypto';
import express from 'express';
import { Pool } from 'pg';
import { endWhenTold } from './ready';

const [port = '0', size = '20'] = process.argv.slice(2);
const pool = new Pool({ connectionString: process.env['DATABASE_URL'], max: Number(size) });

const TABLES = `CREATE SCHEMA IF NOT EXISTS floor;
  CREATE TABLE IF NOT EXISTS floor.task (id uuid PRIMARY KEY, case_id uuid NOT NULL, step integer NOT NULL, status text NOT NULL,
    due_at timestamptz NOT NULL, done_by text, outcome text, done_at timestamptz);
  CREATE TABLE IF NOT EXISTS floor.event (case_id uuid NOT NULL, seq integer NOT NULL, at timestamptz NOT NULL, who text NOT NULL,
    outcome text NOT NULL, PRIMARY KEY (case_id, seq));`;

interface OpenTask {
  readonly case_id: string;
  readonly step: number;
}

async function complete(id: string, who: string, outcome: string): Promise<string | null> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const { rows } = await client.query<OpenTask>({
      name: 'open',
      text: `SELECT case_id, step FROM floor.task WHERE id = $1 AND status = 'OPEN' FOR UPDATE`,
      values: [id],
    });
    const task = rows[0];
    if (task === undefined) {
      await client.query('ROLLBACK');
      return null;
    }
    await client.query({
      name: 'done',
      text: `UPDATE floor.task SET status = 'DONE', done_by = $2, outcome = $3, done_at = now() WHERE id = $1`,
      values: [id, who, outcome],
    });
    await client.query({
      name: 'event',
      text: 'INSERT INTO floor.event VALUES ($1, $2, now(), $3, $4)',
      values: [task.case_id, task.step, who, outcome],
    });
    const next = await open(client, task.case_id, task.step + 1);
    await client.query('COMMIT');
    return next;
  } finally {
    client.release();
  }
}

async function open(client: Pick<Pool, 'query'>, caseId: string, step: number): Promise<string> {
  const id = randomUUID();
  await client.query({
    name: 'next',
    text: `INSERT INTO floor.task VALUES ($1, $2, $3, 'OPEN', now() + interval '7 days')`,
    values: [id, caseId, step],
  });
  return id;
}

async function main(): Promise<void> {
  await pool.query(TABLES);
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(express.json());
  app.get('/readyz', (_request, response) => void response.end('{}'));
  app.post('/cases', async (_request, response) => {
    response.status(201).json({ id: await open(pool, randomUUID(), 1) });
  });
  app.post('/tasks/:id/complete', async (request, response) => {
    const { who, outcome } = request.body as { who: string; outcome: string };
    const next = await complete(request.params.id, who, outcome);
    if (next === null) response.status(409).json({ code: 'not_open' });
    else response.json({ next });
  });
  const server = app.listen(Number(port), '127.0.0.1');
  endWhenTold(async () => {
    server.close();
    server.closeAllConnections();
    await pool.end();
  });
}

void main();
