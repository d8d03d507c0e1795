import { fireEvent, screen, within } from '@testing-library/react';
import { KeysHelp } from '../src/app/keys';
import { answering } from './support/answering';
import { draw, violations } from './support/page';

describe('the question mark', () => {
  it('tells on any page which key does what, and is a letter where somebody types', async () => {
    answering({});
    await draw(
      <>
        <label>
          Note <input />
        </label>
        <KeysHelp />
      </>,
    );
    fireEvent.keyDown(screen.getByLabelText('Note'), { key: '?' });
    expect(screen.queryByRole('dialog')).toBeNull();
    fireEvent.keyDown(document.body, { key: '?' });
    const dialog = screen.getByRole('dialog', { name: 'Keys' });
    expect(
      within(dialog)
        .getAllByRole('term')
        .map((key) => key.textContent),
    ).toEqual(['j', 'k', 'Enter', '/', 'b', '?']);
    expect(await violations()).toEqual([]);
  });
});
