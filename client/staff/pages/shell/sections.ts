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
import FactCheck from '@mui/icons-material/FactCheckOutlined';
import Tune from '@mui/icons-material/Tune';
import Summarize from '@mui/icons-material/SummarizeOutlined';
import Today from '@mui/icons-material/WbSunnyOutlined';

export type SectionId =
  | 'today'
  | 'campaigns'
  | 'assignments'
  | 'completeness'
  | 'evidence'
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
  /** Addresses of further pages that are reached from this section and belong to it. */
  holds?: string[];
  /** Stands apart from the work of the year: what it is done with. */
  apart?: boolean;
}

/** The sections in the order of the year's work. */
export const sections: Section[] = [
  { id: 'today', path: '/', icon: Today },
  { id: 'campaigns', path: '/campaigns', icon: CampaignIcon, needs: 'campaign.read' },
  {
    id: 'completeness',
    path: '/completeness',
    icon: GridOn,
    needs: 'report.read',
    holds: ['/checks', '/reminders', '/assignments'],
  },
  { id: 'assignments', path: '/assignments', icon: AssignmentIcon, needs: 'dataForm.fill' },
  { id: 'evidence', path: '/evidence', icon: FactCheck, needs: 'evidence.read' },
  {
    id: 'indicators',
    path: '/indicators',
    icon: Insights,
    needs: 'indicator.read',
    holds: ['/external'],
  },
  {
    id: 'schedule',
    path: '/schedule',
    icon: CalendarMonth,
    needs: 'schedule.read',
    holds: ['/calendar'],
  },
  { id: 'organizations', path: '/organizations', icon: Apartment, needs: 'organization.read' },
  { id: 'reports', path: '/reports', icon: Summarize, needs: 'report.brief' },
  { id: 'forms', path: '/forms', icon: Description, needs: 'form.read', apart: true },
  { id: 'people', path: '/people', icon: Group, needs: 'person.read' },
  { id: 'audit', path: '/audit', icon: History, needs: 'audit.read' },
  { id: 'municipality', path: '/municipality', icon: Tune, needs: 'municipality.write' },
];
