/// Placeholder.
enum Facade {}
