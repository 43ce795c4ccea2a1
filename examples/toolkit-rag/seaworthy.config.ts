import { toolkitService } from './src/service.ts';

export default toolkitService();
