import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { csvOf, PrintLine, useCopies, usePrints } from '../src/copies';
import { answering } from './support/answering';
import { draw } from './support/page';

function Copying({ make }: { readonly make: () => void }) {
  const { take, fault } = useCopies('c-1', 'HISTORY');
  usePrints('c-1', 'CASE');
  return (
    <button type="button" onClick={() => void take(make)}>
      {fault === null ? 'Take' : 'Not taken'}
    </button>
  );
}

const ORDER = 'POST /api/v1/cases/c-1/copies';

describe('a table for a spreadsheet', () => {
  it('starts with its mark, keeps apart what cells hold, and runs no formula', () => {
    expect(csvOf([[1, 'a;b', 'he said "no"'], ['=1+1', '+358', '-', '@x'], ['two\nlines']])).toBe(
      `\uFEFF1;"a;b";"he said ""no"""\r\n'=1+1;'+358;'-;'@x\r\n"two\nlines"\r\n`,
    );
  });
});

describe('what is taken along of a case', () => {
  it('is a file only once the usage log knows of it', async () => {
    const calls = answering({ [ORDER]: undefined });
    const make = jest.fn();
    await draw(<Copying make={make} />);
    await userEvent.click(screen.getByRole('button'));
    await waitFor(() => expect(make).toHaveBeenCalledTimes(1));
    expect(calls).toEqual([`${ORDER} {"as":"EXPORT","of":"HISTORY"}`]);
  });

  it('is no file where the log can’t be told', async () => {
    answering({});
    const make = jest.fn();
    await draw(<Copying make={make} />);
    await userEvent.click(screen.getByRole('button'));
    expect(await screen.findByText('Not taken')).toBeTruthy();
    expect(make).not.toHaveBeenCalled();
  });

  it('is told as a print whoever began it, and the paper says whose it is', async () => {
    const calls = answering({ [ORDER]: undefined });
    await draw(
      <>
        <PrintLine name="Noora" />
        <Copying make={() => undefined} />
      </>,
    );
    fireEvent(window, new Event('beforeprint'));
    await waitFor(() => expect(calls).toEqual([`${ORDER} {"as":"PRINT","of":"CASE"}`]));
    expect(screen.getByText('CONFIDENTIAL')).toBeTruthy();
    expect(screen.getByText(/^Printed by Noora, /)).toBeTruthy();
  });
});
