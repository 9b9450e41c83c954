import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  acceptInvitation,
  changeMember,
  inviteHelper,
  readInvitation,
  readTeam,
  removeMember,
  withdrawInvitation,
} from '@markthalle/contracts/portal-team';
import { Controller } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { By, Handles, Input } from '../../platform/http/handles.ts';
import { AcceptInvitationService } from './accept-invitation.service.ts';
import { TeamService } from './team.service.ts';

@Controller()
export class TeamController {
  constructor(
    private readonly team: TeamService,
    private readonly invitations: AcceptInvitationService,
  ) {}

  @Handles(readTeam)
  read(@By() by: ProducerMember) {
    return this.team.read(by);
  }

  @Handles(inviteHelper)
  invite(@By() by: ProducerMember, @Input() input: ParsedInputOf<typeof inviteHelper>) {
    return this.team.invite(by, input);
  }

  @Handles(withdrawInvitation)
  withdraw(@By() by: ProducerMember, @Input() input: ParsedInputOf<typeof withdrawInvitation>) {
    return this.team.withdraw(by, input.invitationId);
  }

  @Handles(changeMember)
  change(@By() by: ProducerMember, @Input() input: ParsedInputOf<typeof changeMember>) {
    return this.team.change(by, input);
  }

  @Handles(removeMember)
  remove(@By() by: ProducerMember, @Input() input: ParsedInputOf<typeof removeMember>) {
    return this.team.remove(by, input.accountId);
  }

  @Handles(readInvitation)
  readInvitation(@Input() input: ParsedInputOf<typeof readInvitation>) {
    return this.invitations.read(input.token);
  }

  @Handles(acceptInvitation)
  accept(@Input() input: ParsedInputOf<typeof acceptInvitation>) {
    return this.invitations.accept(input);
  }
}
