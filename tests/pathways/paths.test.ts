import { readPath } from '../../pathways/paths';

const form = {
  lead: 'FAMW',
  criteria: { E5: 'NO' },
  assignments: [
    { discipline: 'FAMW', userId: 'farah' },
    { discipline: 'NURSE', userId: 'noora', deputyId: 'niko' },
  ],
};

describe('readPath', () => {
  it('reads a field, a field of a group, and the entry of a list that has a value', () => {
    expect(readPath(form, 'lead')).toBe('FAMW');
    expect(readPath(form, 'criteria.E5')).toBe('NO');
    expect(readPath(form, 'assignments[discipline=NURSE].deputyId')).toBe('niko');
  });

  it('is undefined where any part of the way is missing', () => {
    expect(readPath(form, 'criteria.E9')).toBeUndefined();
    expect(readPath(form, 'lead.userId')).toBeUndefined();
    expect(readPath(form, 'assignments[discipline=ASW].userId')).toBeUndefined();
    expect(readPath(form, 'lead[discipline=ASW]')).toBeUndefined();
  });

  it('never reaches what an object inherits', () => {
    expect(readPath(form, 'constructor.name')).toBeUndefined();
    expect(readPath(form, '__proto__.toString')).toBeUndefined();
  });

  it.each(['', 'a..b', 'a[b', 'a[b=c'])('throws for %j, which is no path', (path) => {
    expect(() => readPath(form, path)).toThrow(RangeError);
  });
});
