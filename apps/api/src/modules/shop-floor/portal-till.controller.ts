import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  applyTillImport,
  listTillImports,
  mapTillArticle,
  readTillImport,
  uploadTillFile,
} from '@markthalle/contracts/portal-till';
import { Controller } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { By, Handles, Input } from '../../platform/http/handles.ts';
import { ImportTill } from './import-till.service.ts';

@Controller()
export class PortalTillController {
  constructor(private readonly tills: ImportTill) {}

  @Handles(uploadTillFile)
  upload(@Input() input: ParsedInputOf<typeof uploadTillFile>, @By() by: ProducerMember) {
    return this.tills.upload(by, input);
  }

  @Handles(readTillImport)
  read(@Input() input: ParsedInputOf<typeof readTillImport>, @By() by: ProducerMember) {
    return this.tills.read(by, input);
  }

  @Handles(applyTillImport)
  apply(@Input() input: ParsedInputOf<typeof applyTillImport>, @By() by: ProducerMember) {
    return this.tills.apply(by, input);
  }

  @Handles(listTillImports)
  list(@By() by: ProducerMember) {
    return this.tills.list(by);
  }

  @Handles(mapTillArticle)
  map(@Input() input: ParsedInputOf<typeof mapTillArticle>, @By() by: ProducerMember) {
    return this.tills.map(by, input);
  }
}
