import { useTranslation } from 'react-i18next';
import { formatBasisPoints, formatMoney } from '@/app/format';
import { type FragmentType, readFragment } from '@/gql/fragment-masking';
import { ScorePartsFragmentDoc } from '@/gql/graphql';
import { ScoreBreakdown } from '@/shared/ScoreBreakdown';
import { useVocabulary } from '@/shared/vocabulary';

type Params = Record<string, string | number | boolean>;

/** A score as the sum of its named parts, each with its reason. */
export function MatchScore({ score }: { score: FragmentType<typeof ScorePartsFragmentDoc> }) {
  const { t } = useTranslation('deals');
  const { word } = useVocabulary();
  const found = readFragment(ScorePartsFragmentDoc, score);

  /** Numbers as the reader writes them; codes as words. */
  function spoken(params: Params): Params {
    const price = (value: unknown) =>
      params.is_rate ? formatBasisPoints(Number(value)) : formatMoney(String(value));
    return {
      ...params,
      ...('asked' in params ? { asked: price(params.asked), offered: price(params.offered) } : {}),
      ...('category' in params ? { category: word('category', String(params.category).toUpperCase()) } : {}),
      ...('model' in params ? { model: word('model', String(params.model).toUpperCase()) } : {}),
    };
  }

  /** "Regions 61 % · women 72 %" for whichever dimensions were asked for. */
  function shares(params: Params): string {
    return ['region', 'gender', 'age']
      .filter(name => `${name}_percent` in params)
      .map(name => t(`score.share.${name}`, { percent: params[`${name}_percent`] }))
      .join(' · ');
  }

  return (
    <ScoreBreakdown
      label={t('score.label')}
      outOf={found.most}
      contributions={found.contributions.map(part => {
        const params = spoken(part.params as Params);
        return {
          key: part.name,
          label: t(`score.part.${part.name}`),
          points: part.points,
          outOf: part.most,
          why: t(`score.why.${part.reason}`, { ...params, shares: shares(params) }),
        };
      })}
    />
  );
}
