import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toProblem } from '../../api/errors';
import { invalid, PROBLEM_STATUS, problem, problemBody } from '../../api/problems';
import { refusalProblem } from '../../api/refusals';
import { DatabaseError } from '../../ledger/database-errors';
import { EngineAway } from '../../ledger/engine';
import { has, languages } from '../../texts';

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? sources(path) : [readFileSync(path, 'utf8')];
  });
}

describe('problems', () => {
  it('have words in every language', () => {
    for (const language of languages) {
      expect(Object.keys(PROBLEM_STATUS).filter((kind) => !has(language, `problems.${kind}`))).toEqual([]);
    }
  });

  it('have words in every language for each finer code too', () => {
    const codes = new Set(
      sources('api').flatMap((text) =>
        [...text.matchAll(/problem\('\w+', \{ code: '(\w+)'/g)].map((match) => match[1] ?? ''),
      ),
    );
    expect(codes.size).toBeGreaterThan(5);
    for (const language of languages) {
      expect(
        [...codes].filter(
          (code) => !['refusals', 'problems', 'faults'].some((room) => has(language, `${room}.${code}`)),
        ),
      ).toEqual([]);
    }
  });

  it('name field faults that have words in every language', () => {
    const codes = new Set(
      sources('api').flatMap((text) =>
        [...text.matchAll(/(?:error: |path: '[\w.]*', code: |message: )'([a-z_]+)'/g)].map((match) => match[1] ?? ''),
      ),
    );
    for (const language of languages) {
      expect([...codes].filter((code) => !has(language, `faults.${code}`)).sort()).toEqual([]);
    }
  });

  it('say what RFC 9457 asks for, in the reader’s language', () => {
    expect(problemBody(problem('not_found'), 'sv', 'r1')).toEqual({
      type: 'urn:helmi:problem:not_found',
      title: expect.stringMatching(/hittades|finns|Hittas/i),
      status: 404,
      code: 'not_found',
      requestId: 'r1',
    });
  });

  it('carry the one fault of a form as their code, so that a caller needn’t look further', () => {
    const one = invalid([
      { path: 'a', code: 'too_long' },
      { path: 'b', code: 'too_long' },
    ]);
    const two = invalid([
      { path: 'a', code: 'too_long' },
      { path: 'b', code: 'required' },
    ]);
    expect([one.code, two.code]).toEqual(['too_long', 'invalid']);
  });

  it.each([
    [new DatabaseError('unavailable'), 503, 'unavailable'],
    [new DatabaseError('busy'), 503, 'busy'],
    [new DatabaseError('bad_value', '22021'), 422, 'invalid'],
    [new DatabaseError('duplicate', '23505', 'x_uq'), 500, 'internal'],
    [new EngineAway('away'), 503, 'engine_unavailable'],
    [new URIError('bad'), 400, 'bad_request'],
    [Object.assign(new Error('x'), { status: 413, type: 'entity.too.large' }), 413, 'body_too_large'],
    [new Error('Key (hetu)=(010112A900C) already exists'), 500, 'internal'],
    ['thrown', 500, 'internal'],
  ])('come of %p as %i %s', (thrown, status, code) => {
    const answer = toProblem(thrown);
    expect([answer.status, answer.code]).toEqual([status, code]);
    expect(JSON.stringify(answer)).not.toContain('hetu');
    expect(status !== 503 || answer.headers?.['Retry-After'] !== undefined).toBe(true);
  });

  it.each([
    ['not_yet', 409],
    ['already_done', 409],
    ['clock_moving', 409],
    ['case_in_work', 409],
    ['four_eyes', 403],
    ['criteria_not_met', 422],
    ['task_not_found', 404],
  ])('come of the refusal %s as %i', (code, status) => {
    expect(refusalProblem({ code }).status).toBe(status);
  });
});
