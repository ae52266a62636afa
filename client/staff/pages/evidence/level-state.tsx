import Cancel from '@mui/icons-material/CancelOutlined';
import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import RadioButtonUnchecked from '@mui/icons-material/RadioButtonUnchecked';
import Tonality from '@mui/icons-material/Tonality';
import { useTranslation } from 'react-i18next';
import { Status } from '../../ui/status.tsx';

interface LevelStateProps {
  /** Best first. */
  levels: { id: string; title: string }[];
  level: string | undefined;
}

/** A level in the rubric's own word; the shape tells the best and the lowest from those between. */
export function LevelState({ levels, level }: LevelStateProps) {
  const { t } = useTranslation();
  const at = levels.findIndex(({ id }) => id === level);
  if (level === undefined) {
    return <Status tone="quiet" icon={RadioButtonUnchecked} text={t('judgement.none')} />;
  }
  const text = levels[at]?.title ?? level;
  if (at === 0) return <Status tone="good" icon={CheckCircle} text={text} />;
  if (at === levels.length - 1) return <Status tone="bad" icon={Cancel} text={text} />;
  return <Status tone="wait" icon={Tonality} text={text} />;
}
