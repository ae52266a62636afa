import type { CompiledQuestion } from '../../../../../forms/run/types.ts';
import { localText } from '../../../format/local-text.ts';
import { periodName } from '../../../format/period.ts';
import type { Offer } from '../store/about.ts';
import { useFill } from '../store/fill-context.ts';
import type { FieldLook } from '../store/look.ts';
import { fieldId } from '../field-id.ts';
import { placeProps } from './place.ts';
import { contentText } from './value-text.ts';

interface OfferCellProps {
  question: CompiledQuestion;
  look: FieldLook;
  column?: number;
}

/** What is known of a quantity from elsewhere; a press takes it over into an empty field. */
export function OfferCell({ question, look, column }: OfferCellProps) {
  return (
    <>
      {look.about.offers.map((offer, index) => (
        <OneOffer
          key={`${offer.from} ${offer.formTitle}`}
          offer={offer}
          question={question}
          look={look}
          {...(column === undefined ? {} : { column: column + index })}
        />
      ))}
    </>
  );
}

interface OneOfferProps extends OfferCellProps {
  offer: Offer;
}

function OneOffer({ offer, question, look, column }: OneOfferProps) {
  const { store, editable, words } = useFill();
  const { t, language } = words;
  const { answer, state } = look;
  const value = contentText(question, { answer: offer.value }, language, t);
  const source =
    offer.from === 'previous'
      ? t('fill.offerPrevious', { period: periodName(offer.period, language) })
      : t('fill.offerReported', { form: offer.formTitle });
  // A list on a phone has no head of a column that would say whose value it is.
  const whose = (
    <span className="whose">
      {offer.from === 'previous' ? periodName(offer.period, language) : `«${offer.formTitle}»`}
      {': '}
    </span>
  );
  const free = answer === undefined && !state;
  if (!editable || !free) {
    return (
      <span className="offer" title={source}>
        {whose}
        {value}
      </span>
    );
  }
  const take = () => {
    store.take([offer]);
    document.getElementById(fieldId(question.name))?.focus();
  };
  return (
    <button
      type="button"
      className="offer take"
      title={source}
      aria-label={t('fill.takeOffer', {
        value,
        source,
        name: localText(question.title, language),
      })}
      onClick={take}
      {...placeProps(column)}
    >
      {whose}
      {value} <span className="word">{t('fill.take')}</span>
    </button>
  );
}
