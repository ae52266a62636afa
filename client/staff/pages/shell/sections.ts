import type { SvgIconComponent } from '@mui/icons-material';
import Apartment from '@mui/icons-material/ApartmentOutlined';
import AssignmentIcon from '@mui/icons-material/AssignmentOutlined';
import CalendarMonth from '@mui/icons-material/CalendarMonthOutlined';
import CampaignIcon from '@mui/icons-material/CampaignOutlined';
import Description from '@mui/icons-material/DescriptionOutlined';
import GridOn from '@mui/icons-material/GridOnOutlined';
import Group from '@mui/icons-material/GroupOutlined';
import History from '@mui/icons-material/History';
import Insights from '@mui/icons-material/Insights';
import Rule from '@mui/icons-material/RuleOutlined';
import FactCheck from '@mui/icons-material/FactCheckOutlined';
import Tune from '@mui/icons-material/Tune';
import StorageIcon from '@mui/icons-material/StorageOutlined';
import Summarize from '@mui/icons-material/SummarizeOutlined';
import NotificationsNone from '@mui/icons-material/NotificationsNone';
import Today from '@mui/icons-material/WbSunnyOutlined';

export type SectionId =
  | 'today'
  | 'campaigns'
  | 'assignments'
  | 'completeness'
  | 'checks'
  | 'reminders'
  | 'evidence'
  | 'external'
  | 'indicators'
  | 'schedule'
  | 'organizations'
  | 'reports'
  | 'forms'
  | 'people'
  | 'audit'
  | 'municipality';

export interface Section {
  id: SectionId;
  path: string;
  icon: SvgIconComponent;
  /** The permission without which the section is not shown. */
  needs?: string;
}

/** The sections in the order of the year's work. */
export const sections: Section[] = [
  { id: 'today', path: '/', icon: Today },
  { id: 'campaigns', path: '/campaigns', icon: CampaignIcon, needs: 'campaign.read' },
  { id: 'completeness', path: '/completeness', icon: GridOn, needs: 'report.read' },
  { id: 'assignments', path: '/assignments', icon: AssignmentIcon, needs: 'dataForm.fill' },
  { id: 'reminders', path: '/reminders', icon: NotificationsNone, needs: 'reminder.read' },
  { id: 'checks', path: '/checks', icon: Rule, needs: 'check.read' },
  { id: 'evidence', path: '/evidence', icon: FactCheck, needs: 'evidence.read' },
  { id: 'external', path: '/external', icon: StorageIcon, needs: 'external.read' },
  { id: 'indicators', path: '/indicators', icon: Insights, needs: 'indicator.read' },
  { id: 'schedule', path: '/schedule', icon: CalendarMonth, needs: 'schedule.read' },
  { id: 'organizations', path: '/organizations', icon: Apartment, needs: 'organization.read' },
  { id: 'reports', path: '/reports', icon: Summarize, needs: 'report.brief' },
  { id: 'forms', path: '/forms', icon: Description, needs: 'form.read' },
  { id: 'people', path: '/people', icon: Group, needs: 'person.read' },
  { id: 'audit', path: '/audit', icon: History, needs: 'audit.read' },
  { id: 'municipality', path: '/municipality', icon: Tune, needs: 'municipality.write' },
];
