/// Placeholder until the readers of bytes stand here.
enum Intake {}
