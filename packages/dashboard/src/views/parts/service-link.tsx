import { serviceAddress } from "../../model/route";

export function ServiceLink({ name }: { readonly name: string }) {
  return (
    <a class="service-link" href={serviceAddress(name)}>
      {name}
    </a>
  );
}
