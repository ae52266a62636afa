import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import EditNote from '@mui/icons-material/EditNote';
import PlayCircle from '@mui/icons-material/PlayCircleOutlined';
import Schedule from '@mui/icons-material/Schedule';
import { useTranslation } from 'react-i18next';
import type { CampaignView } from '../../../../server/campaigns/schema.ts';
import { Status, type Tone } from '../../ui/status.tsx';

const looks = {
  draft: { tone: 'quiet', icon: EditNote },
  planned: { tone: 'wait', icon: Schedule },
  open: { tone: 'busy', icon: PlayCircle },
  closed: { tone: 'good', icon: CheckCircle },
} as const satisfies Record<CampaignView['state'], { tone: Tone; icon: typeof EditNote }>;

/** Where a campaign stands, by shape and word. */
export function CampaignState({ state }: { state: CampaignView['state'] }) {
  const { t } = useTranslation();
  return <Status {...looks[state]} text={t(`campaign.states.${state}`)} />;
}
