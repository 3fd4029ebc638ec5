namespace Funding.Core;

/// <summary>A snapshot of a person, kept in the state so that a mail can be sent without looking anything up.</summary>
/// <param name="Id">The person's id in the directory; for people who are named in a form only: their address.</param>
/// <param name="Name">Name as shown.</param>
/// <param name="Email">Where mail goes.</param>
public sealed record PersonRef(string Id, string Name, EmailAddress Email);
