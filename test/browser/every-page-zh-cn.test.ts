import { describeEveryPage } from "../support/every-page";

describeEveryPage("zh-CN");
