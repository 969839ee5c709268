import { useTranslation } from 'react-i18next';
import css from './MappingForm.module.css';

interface Props {
  columns: readonly string[];
  sample: readonly (readonly string[])[];
}

const SHOWN_LINES = 5;

/** The first lines as they were understood, so that a wrong encoding or delimiter is seen at once. */
export function SampleTable({ columns, sample }: Props) {
  const { t } = useTranslation('members');
  const lines = sample.slice(0, SHOWN_LINES).map((cells, line) => ({ line, cells }));
  const numbered = columns.map((name, index) => ({ name, index }));
  return (
    // A wide table is scrolled by keyboard too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the scrolling region itself takes the focus
    <section className={css.scroll} aria-label={t('mapping.sample')} tabIndex={0}>
      <table className={css.table}>
        <thead>
          <tr>
            {numbered.map(({ name, index }) => (
              <th key={index} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ line, cells }) => (
            <tr key={line}>
              {numbered.map(({ index }) => (
                <td key={index}>{cells[index] ?? ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
