/** `A.T.`: lists tell children apart by initials only (domain.md §3); null where no name was written. */
export function initialsOf(names: readonly string[]): string | null {
  const letters = names.flatMap((name) => {
    const [first] = name.trim();
    return first === undefined ? [] : [`${first.toLocaleUpperCase('fi')}.`];
  });
  return letters.length === 0 ? null : letters.join('');
}
