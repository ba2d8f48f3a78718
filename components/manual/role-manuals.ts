import type { Role } from '@/domain/access/roles'
import { auditorManual } from './auditor'
import { countyAdminManual } from './county-admin'
import { countyLeaderManual } from './county-leader'
import { countyStaffManual } from './county-staff'
import { departmentManual } from './department'
import type { RoleManual } from './manual'
import { supervisorManual } from './supervisor'
import { townClerkManual } from './town-clerk'
import { villageAgentManual } from './village-agent'

/** One page for each role; a new role does not compile without its own. */
export const roleManuals: Record<Role, RoleManual> = {
  county_admin: countyAdminManual,
  county_staff: countyStaffManual,
  supervisor: supervisorManual,
  county_leader: countyLeaderManual,
  department: departmentManual,
  town_clerk: townClerkManual,
  village_agent: villageAgentManual,
  auditor: auditorManual,
}
