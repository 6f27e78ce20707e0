export function Card({ title }: { title: string }) {
  return <p>{title}</p>;
}
