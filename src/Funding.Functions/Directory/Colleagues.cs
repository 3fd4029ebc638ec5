using Funding.Core;

namespace Funding.Functions.Directory;

/// <summary>People who are named by name and address only.</summary>
internal static class Colleagues
{
    /// <summary>The person as the directory knows them, else by their address.</summary>
    internal static PersonRef Of(Association? association, string name, EmailAddress email) =>
        association?.PersonWith(email) is { } known
            ? new PersonRef(known.Id, known.Name, known.Email)
            : new PersonRef(email.ToString(), name.Trim(), email);
}
