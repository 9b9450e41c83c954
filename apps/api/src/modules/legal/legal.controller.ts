import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import { readLegalDocument } from '@markthalle/contracts/legal';
import { addLegalDocument, listLegalDocuments } from '@markthalle/contracts/office-legal';
import { Controller } from '@nestjs/common';
import type { SignedIn } from '../../platform/actor/actor.ts';
import { By, Handles, Input } from '../../platform/http/handles.ts';
import { EditLegal } from './edit-legal.service.ts';

@Controller()
export class LegalController {
  constructor(private readonly legal: EditLegal) {}

  @Handles(readLegalDocument)
  read(@Input() input: ParsedInputOf<typeof readLegalDocument>) {
    return this.legal.read(input);
  }

  @Handles(listLegalDocuments)
  list() {
    return this.legal.list();
  }

  @Handles(addLegalDocument)
  add(@By() staff: SignedIn, @Input() input: ParsedInputOf<typeof addLegalDocument>) {
    return this.legal.add(staff, input);
  }
}
