namespace Funding.Functions.Http.Listing;

/// <summary>One cell of what is exported: a text, an amount in kronor or a day; nothing when all are absent.</summary>
internal readonly record struct ExportCell(string? Text, decimal? Kronor = null, DateOnly? Day = null);
